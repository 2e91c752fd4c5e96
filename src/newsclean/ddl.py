"""Arrow types in the words of Spark SQL."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

_NAMES = (
    (pa.types.is_string, "STRING"),
    (pa.types.is_large_string, "STRING"),
    (pa.types.is_string_view, "STRING"),
    (pa.types.is_binary, "BINARY"),
    (pa.types.is_large_binary, "BINARY"),
    (pa.types.is_fixed_size_binary, "BINARY"),
    (pa.types.is_boolean, "BOOLEAN"),
    (pa.types.is_int8, "TINYINT"),
    (pa.types.is_int16, "SMALLINT"),
    (pa.types.is_int32, "INT"),
    (pa.types.is_int64, "BIGINT"),
    (pa.types.is_float32, "FLOAT"),
    (pa.types.is_float64, "DOUBLE"),
    (pa.types.is_date32, "DATE"),
    (pa.types.is_null, "VOID"),
)


def struct_ddl(kind: Any) -> str:
    """``kind``, an Arrow type; raises ``ValueError`` if Spark has no such type."""
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return f"ARRAY<{struct_ddl(kind.value_type)}>"
    if pa.types.is_map(kind):
        return f"MAP<{struct_ddl(kind.key_type)}, {struct_ddl(kind.item_type)}>"
    if pa.types.is_struct(kind):
        inner = (f"`{field.name.replace('`', '``')}`: {struct_ddl(field.type)}" for field in kind)
        return f"STRUCT<{', '.join(inner)}>"
    if pa.types.is_timestamp(kind):
        return "TIMESTAMP" if kind.tz else "TIMESTAMP_NTZ"
    if pa.types.is_decimal(kind):
        return f"DECIMAL({kind.precision}, {kind.scale})"
    for fits, name in _NAMES:
        if fits(kind):
            return name
    raise ValueError(f"Spark has no type for Arrow's {kind}")
