# What is run often and is more than one word long.

.PHONY: bench test

# Measures Courant against its peers and prints tables: `make bench`, `make bench ONLY=cached,misses`.
bench:
	python3 benches/run.py $(if $(ONLY),--only $(ONLY))

test:
	./test
