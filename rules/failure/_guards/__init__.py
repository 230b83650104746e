"""What a check that is open to whatever breaks it looks like, and by what names a function is one."""
