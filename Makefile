# Thin on purpose: packaging/opzetten.py does the work, on Linux and Windows alike.
.PHONY: setup run test bench bouw beelden lock talen

setup run test bench bouw beelden:
	@python=$$(sh packaging/python.sh) && exec "$$python" packaging/opzetten.py $(filter-out setup,$@) $(ARGS)

# After changing a text of the screen: finds the texts again and compiles English (packaging/talen.py says how to translate).
talen:
	.venv/bin/python packaging/talen.py $(ARGS)

# After changing dependencies in pyproject.toml; needs uv (pip install uv).
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --custom-compile-command "make lock" --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra bouw --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --custom-compile-command "make lock" --quiet --constraint requirements.lock \
		--output-file packaging/bouw.lock
