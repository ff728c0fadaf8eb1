"""The first schema."""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0001"
down_revision = None


def upgrade() -> None:  # noqa: PLR0915 (one statement after the other)
    op.create_table(
        "booking",
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("undoes", KEY, nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["booking.id"], name=op.f("fk_booking_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_booking_undoes"), ["undoes"], unique=False)

    op.create_table(
        "contract",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "kauf",
                "miete",
                "dienstleistung",
                name="contractkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("supplier", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("notice_until", sa.Date(), nullable=True),
        sa.Column("yearly_cost", sa.BigInteger(), nullable=True),
        sa.Column(
            "search_text", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.CheckConstraint("kind <> 'miete' OR ends_on IS NOT NULL", name=op.f("ck_contract_lease_ends")),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_contract_span")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sa.UniqueConstraint("number", name=op.f("uq_contract_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("contract", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contract_ends_on"), ["ends_on"], unique=False)

    op.create_table(
        "device_model",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "notebook_standard",
                "notebook_lte",
                "notebook_technical",
                "notebook_trainee",
                "notebook_daycare",
                "tablet",
                "lte_router",
                "lte_stick",
                "phone",
                "accessory",
                name="devicekind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("manufacturer", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("net", sa.BigInteger(), nullable=True),
        sa.Column("useful_life", sa.Integer(), nullable=True),
        sa.Column("warranty_years", sa.Integer(), nullable=True),
        sa.Column("sort_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "search_text", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_model")),
        sa.UniqueConstraint(
            "manufacturer", "name", "kind", name=op.f("uq_device_model_manufacturer_name_kind")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("listing", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("listing", "owner", "name", name=op.f("uq_saved_view_listing_owner_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "sequence",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sequence")),
        sqlite_strict=True,
    )
    op.create_table(
        "unit",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "dezernat",
                "fachbereich",
                "abteilung",
                name="unitkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("parent_id", KEY, nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("sort_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "search_text", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.CheckConstraint("parent_id IS NULL OR parent_id <> id", name=op.f("ck_unit_own_parent")),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until >= valid_from", name=op.f("ck_unit_valid_span")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("code", "valid_from", name=op.f("uq_unit_code_valid_from")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "employee",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("personnel_no", sa.String(), nullable=False),
        sa.Column(
            "salutation",
            sa.Enum(
                "frau",
                "herr",
                "keine",
                name="salutation",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column(
            "status_group",
            sa.Enum(
                "tarif",
                "beamt",
                "azubi",
                "sonst",
                name="statusgroup",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("manager_id", KEY, nullable=True),
        sa.Column("deputy_id", KEY, nullable=True),
        sa.Column("share", sa.BigInteger(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("entry_on", sa.Date(), nullable=False),
        sa.Column("exit_on", sa.Date(), nullable=True),
        sa.Column("sort_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "search_text", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.CheckConstraint("last_name <> '' AND first_name <> ''", name=op.f("ck_employee_named")),
        sa.CheckConstraint(
            "exit_on IS NULL OR exit_on >= entry_on", name=op.f("ck_employee_exit_after_entry")
        ),
        sa.CheckConstraint("manager_id IS NULL OR manager_id <> id", name=op.f("ck_employee_own_manager")),
        sa.CheckConstraint("share > 0 AND share <= 10000", name=op.f("ck_employee_share")),
        sa.ForeignKeyConstraint(["deputy_id"], ["employee.id"], name=op.f("fk_employee_deputy_id")),
        sa.ForeignKeyConstraint(["manager_id"], ["employee.id"], name=op.f("fk_employee_manager_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_employee_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employee")),
        sa.UniqueConstraint("personnel_no", name=op.f("uq_employee_personnel_no")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("employee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employee_deputy_id"), ["deputy_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_employee_exit_on"), ["exit_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_employee_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index("ix_employee_walk", ["sort_key", "id", "search_text"], unique=False)
        batch_op.create_index(batch_op.f("ix_employee_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", KEY, nullable=False),
        sa.Column("booking_id", KEY, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", KEY, nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("old", sa.String(), nullable=True),
        sa.Column("new", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_event_booking_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_booking_id"), ["booking_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_event_kind_record_id_id"), ["kind", "record_id", "id"], unique=False
        )

    op.create_table(
        "licence",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column(
            "metric",
            sa.Enum(
                "geraet", "person", name="licencemetric", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("contract_id", KEY, nullable=True),
        sa.Column("yearly_cost", sa.BigInteger(), nullable=True),
        sa.Column(
            "search_text", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_licence_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence")),
        sa.UniqueConstraint("product", "metric", name=op.f("uq_licence_product_metric")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("licence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_licence_contract_id"), ["contract_id"], unique=False)

    op.create_table(
        "device",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("inventory_no", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "notebook_standard",
                "notebook_lte",
                "notebook_technical",
                "notebook_trainee",
                "notebook_daycare",
                "tablet",
                "lte_router",
                "lte_stick",
                "phone",
                "accessory",
                name="devicekind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("model_id", KEY, nullable=False),
        sa.Column("serial_no", sa.String(), nullable=False),
        sa.Column("imei", sa.String(), nullable=True),
        sa.Column("iccid", sa.String(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "lager",
                "reserviert",
                "ausgegeben",
                "reparatur",
                "verloren",
                "ruecklaeufer",
                "ausgesondert",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "condition",
            sa.Enum(
                "neu",
                "gut",
                "gebraucht",
                "beschaedigt",
                "defekt",
                name="condition",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column(
            "ownership",
            sa.Enum(
                "eigen",
                "miete",
                "ivl",
                name="ownership",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("contract_id", KEY, nullable=True),
        sa.Column("purchased_on", sa.Date(), nullable=False),
        sa.Column("invoice_no", sa.String(), nullable=True),
        sa.Column("asset_no", sa.String(), nullable=True),
        sa.Column("net", sa.BigInteger(), nullable=True),
        sa.Column("vat", sa.BigInteger(), nullable=True),
        sa.Column("useful_life", sa.Integer(), nullable=True),
        sa.Column("warranty_until", sa.Date(), nullable=True),
        sa.Column("unit_id", KEY, nullable=True),
        sa.Column("encrypted", sa.Boolean(), nullable=False),
        sa.Column("managed", sa.Boolean(), nullable=False),
        sa.Column("stocktake_on", sa.Date(), nullable=True),
        sa.Column(
            "stocktake_result",
            sa.Enum(
                "gefunden",
                "fehlt",
                "anderer_ort",
                name="stocktakeresult",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("wiped_on", sa.Date(), nullable=True),
        sa.Column("wipe_proof", sa.String(), nullable=True),
        sa.Column("repair_order", sa.String(), nullable=True),
        sa.Column("loss_report", sa.String(), nullable=True),
        sa.Column("reserved_for_id", KEY, nullable=True),
        sa.Column("reserved_until", sa.Date(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column(
            "retired_reason",
            sa.Enum(
                "verschrottet",
                "verkauft",
                "abgegeben",
                "vermieter",
                "verlust",
                name="retirementreason",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("employee_id", KEY, nullable=True),
        sa.Column("pool_id", KEY, nullable=True),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("holder_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "search_text", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.CheckConstraint(
            "(state IN ('ausgegeben', 'reparatur')) OR (employee_id IS NULL AND pool_id IS NULL)",
            name=op.f("ck_device_held_state"),
        ),
        sa.CheckConstraint(
            "kind NOT IN ('notebook_lte', 'lte_router', 'lte_stick', 'phone') OR imei IS NOT NULL",
            name=op.f("ck_device_radio_imei"),
        ),
        sa.CheckConstraint(
            "ownership <> 'miete' OR contract_id IS NOT NULL", name=op.f("ck_device_lease_contract")
        ),
        sa.CheckConstraint("serial_no <> ''", name=op.f("ck_device_serial")),
        sa.CheckConstraint(
            "(net IS NULL OR net >= 0) AND (vat IS NULL OR vat >= 0)", name=op.f("ck_device_amounts")
        ),
        sa.CheckConstraint("employee_id IS NULL OR pool_id IS NULL", name=op.f("ck_device_one_holder")),
        sa.CheckConstraint("imei IS NULL OR length(imei) = 15", name=op.f("ck_device_imei")),
        sa.CheckConstraint(
            "warranty_until IS NULL OR warranty_until >= purchased_on", name=op.f("ck_device_warranty")
        ),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_device_contract_id")),
        sa.ForeignKeyConstraint(["employee_id"], ["employee.id"], name=op.f("fk_device_employee_id")),
        sa.ForeignKeyConstraint(["model_id"], ["device_model.id"], name=op.f("fk_device_model_id")),
        sa.ForeignKeyConstraint(["pool_id"], ["unit.id"], name=op.f("fk_device_pool_id")),
        sa.ForeignKeyConstraint(["reserved_for_id"], ["employee.id"], name=op.f("fk_device_reserved_for_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_device_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("inventory_no", name=op.f("uq_device_inventory_no")),
        sa.UniqueConstraint("model_id", "serial_no", name=op.f("uq_device_model_id_serial_no")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_device_contract_id"), ["contract_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_device_employee_id"), ["employee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_device_expected_on"), ["expected_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_device_holder_key_id"), ["holder_key", "id"], unique=False)
        batch_op.create_index("ix_device_walk", ["inventory_no", "id", "search_text"], unique=False)
        batch_op.create_index(batch_op.f("ix_device_kind_state"), ["kind", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_device_pool_id"), ["pool_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_device_reserved_for_id"), ["reserved_for_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_device_serial_no"), ["serial_no"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_device_state_inventory_no"), ["state", "inventory_no"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_device_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index("uq_device_imei", ["imei"], unique=True)

    op.create_table(
        "assignment",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("device_id", KEY, nullable=False),
        sa.Column("employee_id", KEY, nullable=True),
        sa.Column("pool_id", KEY, nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("accessories", sa.String(), nullable=False),
        sa.Column("accessories_back", sa.String(), nullable=False),
        sa.Column(
            "condition",
            sa.Enum(
                "neu",
                "gut",
                "gebraucht",
                "beschaedigt",
                "defekt",
                name="condition",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column(
            "condition_back",
            sa.Enum(
                "neu",
                "gut",
                "gebraucht",
                "beschaedigt",
                "defekt",
                name="condition_back",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "(employee_id IS NULL) <> (pool_id IS NULL)", name=op.f("ck_assignment_one_holder")
        ),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_assignment_span")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_assignment_device_id")),
        sa.ForeignKeyConstraint(["employee_id"], ["employee.id"], name=op.f("fk_assignment_employee_id")),
        sa.ForeignKeyConstraint(["pool_id"], ["unit.id"], name=op.f("fk_assignment_pool_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assignment_device_id_since"), ["device_id", "since"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_assignment_employee_id"), ["employee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_pool_id"), ["pool_id"], unique=False)
        batch_op.create_index(
            "uq_assignment_open",
            ["device_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.create_table(
        "licence_assignment",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("licence_id", KEY, nullable=False),
        sa.Column("device_id", KEY, nullable=True),
        sa.Column("employee_id", KEY, nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(device_id IS NULL) <> (employee_id IS NULL)", name=op.f("ck_licence_assignment_one_bearer")
        ),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_licence_assignment_span")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_licence_assignment_device_id")),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_licence_assignment_employee_id")
        ),
        sa.ForeignKeyConstraint(
            ["licence_id"], ["licence.id"], name=op.f("fk_licence_assignment_licence_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_assignment")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("licence_assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_licence_assignment_device_id"), ["device_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_licence_assignment_employee_id"), ["employee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_licence_assignment_licence_id"), ["licence_id"], unique=False)
