"""Ways to find an event: by what it is (facets), by its days (the month calendar), by its country (the map)."""
