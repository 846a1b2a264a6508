"""Reading side: files, Python modules and projects. Nothing here prints or writes."""
