"""What changes for readers between two states of a site: found (compare, touched), and told in plain words (told)."""
