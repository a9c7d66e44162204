"""Settings of the property tests: the same examples each time, and no clock."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "civildialogue",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("civildialogue")
