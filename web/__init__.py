"""The site: a Datasette plugin with its pages, feeds, templates and catalogues."""
