# Two commands do all the set-up: `make demo` to see it work, `make test` to check it.

export SABOOT_OFFLINE = 1

.PHONY: demo test setup-demo setup-test

demo: setup-demo
	cargo run --release --locked -- demo

test: setup-test
	cargo test --locked

setup-demo:
	scripts/setup demo

setup-test:
	scripts/setup test
