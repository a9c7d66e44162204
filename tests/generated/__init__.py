import pytest

pytest.register_assert_rewrite("generated.trying")
