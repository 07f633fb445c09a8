"""The fields of a record: dates, numbers, kinds, signatures, deadlines, as pages write them."""
