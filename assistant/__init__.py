"""What assistants that call tools may ask of the database: the Model Context Protocol over stdio or HTTP.

`tools` answers plain data and knows nothing of the protocol; `server` puts it in the protocol's form with the SDK,
which is an optional extra and imported by `server` and its callers only.
"""
