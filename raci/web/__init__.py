"""The page for the people who own a matrix: a local web server that keeps everything in memory."""
