"""The parts of the Excel workbook that matrices are written as: one module a sheet."""
