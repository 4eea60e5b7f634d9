# Two commands do all the set-up: `make demo` to see it work, `make test` to check it. `make soak` takes half an
# hour more; `make bench` measures, and wants a machine that does nothing else and 20 GB of disk.

export SABOOT_OFFLINE = 1

.PHONY: demo test soak bench setup-demo setup-test

demo: setup-demo
	cargo run --release --locked -- demo

test: setup-test
	cargo test --locked

soak: setup-test
	cargo test --locked --test soak -- --nocapture --test-threads 1

bench: setup-test
	cargo bench --locked

setup-demo:
	scripts/setup demo

setup-test:
	scripts/setup test
