"""The field types that entries share: each reads what an editor wrote, or says what is wrong with it."""
