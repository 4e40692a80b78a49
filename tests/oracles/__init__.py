"""What other programs say of the same posts: run by `make oracles`, which installs them into `.oracles/`."""
