"""Where a document stands in the taxonomy: rules, evidence, scope, and how well they do."""
