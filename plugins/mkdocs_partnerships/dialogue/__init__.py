"""How an entry comes into being by questions: one after another, each answer looked at before the next."""
