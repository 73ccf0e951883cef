"""RSS and Atom, both written by feedgen, and what it cannot do by itself."""
