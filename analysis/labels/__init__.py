"""Where a document belongs in the taxonomy: rules, evidence, scope, and how well they do."""
