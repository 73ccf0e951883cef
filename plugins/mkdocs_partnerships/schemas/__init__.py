"""What editors may write, for their tools: one walk over the models, from which schemas and the form are made."""
