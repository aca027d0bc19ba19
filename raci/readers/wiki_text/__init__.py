"""Wiki markup: that of Jira and Confluence, and that of MediaWiki."""
