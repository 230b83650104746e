"""Outbound calls: how long they wait, what bounds them, and who waits with them."""
