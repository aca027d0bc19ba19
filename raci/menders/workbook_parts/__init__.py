"""What mending a workbook is made of: its archive, the cells of its sheets, and what stands in the way of an edit."""
