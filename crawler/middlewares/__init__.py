"""What is between the spiders and the network, one rule a module."""
