"""The feeds: what a site tells to readers and machines. One module a format."""
