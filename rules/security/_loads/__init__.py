"""Files that run code when they are loaded, and what is known of where they come from."""
