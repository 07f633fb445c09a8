"""The outer form of a title: orders, notices, news, replies, headlines, and what they are about."""
