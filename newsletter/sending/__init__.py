"""Mail to members: who gets what, once each, and links to leave."""
