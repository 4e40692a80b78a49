"""What an earlier run found, kept in ``.seedlint_cache``: a seed that has not changed is not looked at again.

``fingerprint`` names all that findings depend on beside the seeds; ``store`` is the file, ``folder`` how the seeds of
a folder are packed in it, ``results`` how findings are, ``inputs`` what a check reads beside its seed, and ``index``
what a run asks. Whatever is wrong with the file, a run finds what it would find without it.
"""
