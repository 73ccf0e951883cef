"""What pages say to machines: schema.org data as JSON-LD. One module a subject."""
