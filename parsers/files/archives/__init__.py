"""Archives: every file in them, as deep as the limits allow."""
