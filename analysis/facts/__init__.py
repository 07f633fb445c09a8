"""What a text sets and cites: targets in numbers, relations to other documents."""
