"""Cases, rules and accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "ruleset",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("forms", sa.String(), nullable=False),
        sa.Column("eligible", sa.String(), nullable=False),
        sa.Column("mobile_percent", sa.BigInteger(), nullable=False),
        sa.Column("telework_percent", sa.BigInteger(), nullable=False),
        sa.Column("situational_days", sa.Integer(), nullable=False),
        sa.Column("frame_from", sa.String(), nullable=False),
        sa.Column("frame_until", sa.String(), nullable=False),
        sa.Column("default_months", sa.Integer(), nullable=False),
        sa.Column("max_months", sa.Integer(), nullable=False),
        sa.Column("trial_months", sa.Integer(), nullable=False),
        sa.Column("renewal_days", sa.Integer(), nullable=False),
        sa.Column("reapply_months", sa.Integer(), nullable=False),
        sa.Column("revocation_weeks", sa.Integer(), nullable=False),
        sa.Column("telework_revocation_months", sa.Integer(), nullable=False),
        sa.Column("notice_weeks", sa.Integer(), nullable=False),
        sa.Column("clearing_weeks", sa.Integer(), nullable=False),
        sa.Column("council_approves", sa.Boolean(), nullable=False),
        sa.Column("deemed_consent", sa.Boolean(), nullable=False),
        sa.Column("equality_heard", sa.Boolean(), nullable=False),
        sa.Column("four_eyes", sa.String(), nullable=False),
        sa.Column("total_days", sa.Integer(), nullable=False),
        sa.Column("receipt_days", sa.Integer(), nullable=False),
        sa.Column("opinion_days", sa.Integer(), nullable=False),
        sa.Column("vote_days", sa.Integer(), nullable=False),
        sa.Column("it_check_days", sa.Integer(), nullable=False),
        sa.Column("hr_check_days", sa.Integer(), nullable=False),
        sa.Column("clarification_days", sa.Integer(), nullable=False),
        sa.Column("council_days", sa.Integer(), nullable=False),
        sa.Column("disability_days", sa.Integer(), nullable=False),
        sa.Column("equality_days", sa.Integer(), nullable=False),
        sa.Column("conciliation_days", sa.Integer(), nullable=False),
        sa.Column("signature_days", sa.Integer(), nullable=False),
        sa.Column("equipment_days", sa.Integer(), nullable=False),
        sa.Column("hearing_days", sa.Integer(), nullable=False),
        sa.Column("return_days", sa.Integer(), nullable=False),
        sa.Column("criteria", sa.String(), nullable=True),
        sa.CheckConstraint("default_months <= max_months", name=op.f("ck_ruleset_months")),
        sa.CheckConstraint("frame_from < frame_until", name=op.f("ck_ruleset_frame")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ruleset")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_ruleset_valid_from")),
        sqlite_strict=True,
    )
    op.create_table(
        "account",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=True),
        sa.Column("roles", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["employee_id"], ["employee.id"], name=op.f("fk_account_employee_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_account_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_employee_id"), ["employee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "application",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_no", sa.String(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "entwurf",
                "eingereicht",
                "stellungnahme_fk",
                "votum_leitung",
                "pruefung_it",
                "pruefung_hr",
                "rueckfrage",
                "beteiligung",
                "klaerung",
                "zur_unterschrift",
                "ausstattung",
                "aktiv_probezeit",
                "aktiv",
                "ausgesetzt",
                "widerruf_eingeleitet",
                "beendet",
                "rueckgabe_offen",
                "abgeschlossen",
                "abgelehnt",
                "zurueckgezogen",
                name="application_state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("ruleset_id", sa.Integer(), nullable=True),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=True),
        sa.Column("clerk_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "erst",
                "aenderung",
                "verlaengerung",
                "beendigung",
                name="applicationkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("predecessor_id", sa.Integer(), nullable=True),
        sa.Column("changed_facts", sa.Boolean(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column(
            "form",
            sa.Enum(
                "regelmaessig",
                "situativ",
                "telearbeit",
                name="workform",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("percent", sa.BigInteger(), nullable=True),
        sa.Column("days", sa.BigInteger(), nullable=True),
        sa.Column("weekdays", sa.String(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("available_from", sa.String(), nullable=True),
        sa.Column("available_until", sa.String(), nullable=True),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column(
            "place",
            sa.Enum(
                "wohnung",
                "inland",
                "ausland",
                name="place",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("tasks", sa.String(), nullable=True),
        sa.Column("obstacles", sa.String(), nullable=True),
        sa.Column(
            "data_category",
            sa.Enum(
                "keine",
                "personenbezogen",
                "besonders",
                name="datacategory",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("paper_files", sa.Boolean(), nullable=False),
        sa.Column("equipment", sa.String(), nullable=False),
        sa.Column("internet", sa.Boolean(), nullable=False),
        sa.Column("shareable", sa.Boolean(), nullable=False),
        sa.Column("shareable_from", sa.Date(), nullable=True),
        sa.Column("declarations", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column(
            "signed_as",
            sa.Enum(
                "papier",
                "textform",
                "fes",
                "qes",
                name="signed_as",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column(
            "waits_for",
            sa.Enum(
                "it",
                "hr",
                "manager",
                "head",
                "controlling",
                "auditor",
                "admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("decide_by", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column(
            "asked_in",
            sa.Enum(
                "entwurf",
                "eingereicht",
                "stellungnahme_fk",
                "votum_leitung",
                "pruefung_it",
                "pruefung_hr",
                "rueckfrage",
                "beteiligung",
                "klaerung",
                "zur_unterschrift",
                "ausstattung",
                "aktiv_probezeit",
                "aktiv",
                "ausgesetzt",
                "widerruf_eingeleitet",
                "beendet",
                "rueckgabe_offen",
                "abgeschlossen",
                "abgelehnt",
                "zurueckgezogen",
                name="asked_in",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("asked_due_on", sa.Date(), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column(
            "intention",
            sa.Enum(
                "genehmigen",
                "ablehnen",
                name="intention",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("checks", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column(
            "agreed_as",
            sa.Enum(
                "papier",
                "textform",
                "fes",
                "qes",
                name="agreed_as",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("handed_over_on", sa.Date(), nullable=True),
        sa.Column("pledged_on", sa.Date(), nullable=True),
        sa.Column("briefed_on", sa.Date(), nullable=True),
        sa.Column("trial_until", sa.Date(), nullable=True),
        sa.Column("suspended_from", sa.Date(), nullable=True),
        sa.Column("suspended_until", sa.Date(), nullable=True),
        sa.Column("hearing_on", sa.Date(), nullable=True),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column(
            "end_reason",
            sa.Enum(
                "kuendigung",
                "ablauf",
                "wechsel",
                "austritt",
                "widerruf",
                "probezeit",
                "abgeloest",
                name="endreason",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("return_on", sa.Date(), nullable=True),
        sa.Column(
            "search_text", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.CheckConstraint(
            "kind = 'erst' OR state = 'entwurf' OR predecessor_id IS NOT NULL",
            name=op.f("ck_application_predecessor"),
        ),
        sa.CheckConstraint("place IS NULL OR place <> 'ausland'", name=op.f("ck_application_at_home")),
        sa.CheckConstraint(
            "state = 'entwurf' OR state = 'zurueckgezogen' OR (case_no IS NOT NULL AND "
            "ruleset_id IS NOT NULL)",
            name=op.f("ck_application_filed"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('aktiv', 'aktiv_probezeit') OR (agreed_on IS NOT NULL AND "
            "handed_over_on IS NOT NULL AND pledged_on IS NOT NULL)",
            name=op.f("ck_application_signed"),
        ),
        sa.CheckConstraint("days IS NULL OR (days > 0 AND days <= 500)", name=op.f("ck_application_days")),
        sa.CheckConstraint(
            "end_reason IS NULL OR effective_on IS NOT NULL", name=op.f("ck_application_effective")
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR begins_on IS NULL OR ends_on >= begins_on", name=op.f("ck_application_term")
        ),
        sa.CheckConstraint(
            "percent IS NULL OR (percent > 0 AND percent <= 10000)", name=op.f("ck_application_percent")
        ),
        sa.ForeignKeyConstraint(["clerk_id"], ["employee.id"], name=op.f("fk_application_clerk_id")),
        sa.ForeignKeyConstraint(["employee_id"], ["employee.id"], name=op.f("fk_application_employee_id")),
        sa.ForeignKeyConstraint(["manager_id"], ["employee.id"], name=op.f("fk_application_manager_id")),
        sa.ForeignKeyConstraint(
            ["predecessor_id"], ["application.id"], name=op.f("fk_application_predecessor_id")
        ),
        sa.ForeignKeyConstraint(["ruleset_id"], ["ruleset.id"], name=op.f("fk_application_ruleset_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_application_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
        sa.UniqueConstraint("case_no", name=op.f("uq_application_case_no")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_application_clerk_id"), ["clerk_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_employee_id"), ["employee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_ends_on"), ["ends_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_predecessor_id"), ["predecessor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_ruleset_id"), ["ruleset_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_application_state_due_on_id"), ["state", "due_on", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_application_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_application_waits_for_due_on_id"), ["waits_for", "due_on", "id"], unique=False
        )
        batch_op.create_index("ix_application_walk", ["case_no", "id", "search_text"], unique=False)
        batch_op.create_index(
            "uq_application_pending",
            ["employee_id", "kind"],
            unique=True,
            sqlite_where=sa.text(
                "state IN ('eingereicht', 'stellungnahme_fk', 'votum_leitung', 'pruefung_it', "
                "'pruefung_hr', 'rueckfrage', 'beteiligung', 'klaerung', 'zur_unterschrift', "
                "'ausstattung')"
            ),
            postgresql_where=sa.text(
                "state IN ('eingereicht', 'stellungnahme_fk', 'votum_leitung', 'pruefung_it', "
                "'pruefung_hr', 'rueckfrage', 'beteiligung', 'klaerung', 'zur_unterschrift', "
                "'ausstattung')"
            ),
        )
        batch_op.create_index(
            "uq_application_running",
            ["employee_id"],
            unique=True,
            sqlite_where=sa.text(
                "state IN ('aktiv_probezeit', 'aktiv', 'ausgesetzt', 'widerruf_eingeleitet')"
            ),
            postgresql_where=sa.text(
                "state IN ('aktiv_probezeit', 'aktiv', 'ausgesetzt', 'widerruf_eingeleitet')"
            ),
        )

    op.create_table(
        "follow_up",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "task",
            sa.Enum(
                "vorgang_beenden",
                "vorgang_pruefen",
                "geraete_zurueck",
                name="task",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["employee_id"], ["employee.id"], name=op.f("fk_follow_up_employee_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_employee_id"), ["employee_id"], unique=False)
        batch_op.create_index(
            "uq_follow_up_open",
            ["employee_id", "task"],
            unique=True,
            sqlite_where=sa.text("done_on IS NULL"),
            postgresql_where=sa.text("done_on IS NULL"),
        )

    op.create_table(
        "application_flags",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("priority", sa.Boolean(), nullable=False),
        sa.Column("disability_heard", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_application_flags_application_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_flags")),
        sa.UniqueConstraint("application_id", name=op.f("uq_application_flags_application_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "deputy",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("account_id <> deputy_id", name=op.f("ck_deputy_somebody_else")),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_deputy_span")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_deputy_account_id")),
        sa.ForeignKeyConstraint(["deputy_id"], ["account.id"], name=op.f("fk_deputy_deputy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("deputy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deputy_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deputy_deputy_id"), ["deputy_id"], unique=False)

    op.create_table(
        "involvement",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column(
            "body",
            sa.Enum("pr", "sbv", "gb", name="body", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column(
            "intention",
            sa.Enum(
                "genehmigen",
                "ablehnen",
                name="intention",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "result",
            sa.Enum(
                "zugestimmt",
                "angehoert",
                "eroerterung",
                "verweigert",
                "fiktion",
                name="result",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("result_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(result IS NULL) = (result_on IS NULL) AND (result_on IS NULL OR result_on >= asked_on)",
            name=op.f("ck_involvement_answered"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_involvement_application_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involvement")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("involvement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_involvement_application_id"), ["application_id"], unique=False)

    op.create_table(
        "provision",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column(
            "equipment",
            sa.Enum(
                "notebook",
                "lte",
                "ipad",
                "monitor",
                "headset",
                "dock",
                name="equipment",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.Column("available_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "device_id IS NOT NULL OR available_on IS NOT NULL", name=op.f("ck_provision_known")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_provision_application_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_provision_device_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provision")),
        sa.UniqueConstraint(
            "application_id", "equipment", name=op.f("uq_provision_application_id_equipment")
        ),
        sqlite_strict=True,
    )
    with op.batch_alter_table("provision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_provision_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_provision_device_id"), ["device_id"], unique=False)

    op.create_table(
        "review_step",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "einreichen",
                "weiterleiten",
                "ende_bestaetigen",
                "stellung_nehmen",
                "votieren",
                "it_pruefen",
                "datenschutz_pruefen",
                "nachfragen",
                "beantworten",
                "beteiligen",
                "ergebnis_eintragen",
                "fiktion_feststellen",
                "genehmigen",
                "ablehnen",
                "klaeren",
                "neu_pruefen",
                "unterschrieben",
                "probezeit_beginnen",
                "aktivieren",
                "probezeit_bestehen",
                "probezeit_beenden",
                "aussetzen",
                "fortsetzen",
                "widerruf_einleiten",
                "widerruf_fallenlassen",
                "widerrufen",
                "beenden",
                "abloesen",
                "rueckgabe_oeffnen",
                "abschliessen",
                "zurueckziehen",
                name="step",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "entwurf",
                "eingereicht",
                "stellungnahme_fk",
                "votum_leitung",
                "pruefung_it",
                "pruefung_hr",
                "rueckfrage",
                "beteiligung",
                "klaerung",
                "zur_unterschrift",
                "ausstattung",
                "aktiv_probezeit",
                "aktiv",
                "ausgesetzt",
                "widerruf_eingeleitet",
                "beendet",
                "rueckgabe_offen",
                "abgeschlossen",
                "abgelehnt",
                "zurueckgezogen",
                name="source",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "target",
            sa.Enum(
                "entwurf",
                "eingereicht",
                "stellungnahme_fk",
                "votum_leitung",
                "pruefung_it",
                "pruefung_hr",
                "rueckfrage",
                "beteiligung",
                "klaerung",
                "zur_unterschrift",
                "ausstattung",
                "aktiv_probezeit",
                "aktiv",
                "ausgesetzt",
                "widerruf_eingeleitet",
                "beendet",
                "rueckgabe_offen",
                "abgeschlossen",
                "abgelehnt",
                "zurueckgezogen",
                name="target",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "role",
            sa.Enum(
                "it",
                "hr",
                "manager",
                "head",
                "controlling",
                "auditor",
                "admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "mark",
            sa.Enum(
                "stellungnahme",
                "votum",
                "it_pruefung",
                "datenschutz",
                "entscheidung",
                name="mark",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_review_step_application_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["employee.id"], name=op.f("fk_review_step_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_step")),
        sa.UniqueConstraint("application_id", "number", name=op.f("uq_review_step_application_id_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("review_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_step_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_step_person_id"), ["person_id"], unique=False)

    op.create_table(
        "telework_address",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("street", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_telework_address_application_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_telework_address")),
        sa.UniqueConstraint("application_id", name=op.f("uq_telework_address_application_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "review_opinion",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column(
            "vote",
            sa.Enum(
                "befuerwortet",
                "mit_auflagen",
                "nicht",
                name="vote",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "taetigkeit",
                "praesenz",
                "mindestbesetzung",
                "sicherheit",
                "technik",
                "arbeitsplatz",
                "einarbeitung",
                "entfallen",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("grounds", sa.String(), nullable=True),
        sa.Column("conditions", sa.String(), nullable=True),
        sa.Column("balancing", sa.String(), nullable=True),
        sa.CheckConstraint(
            "reason IS NULL OR length(grounds) >= 30", name=op.f("ck_review_opinion_explained")
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["review_step.id"], name=op.f("fk_review_opinion_step_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_opinion")),
        sa.UniqueConstraint("step_id", name=op.f("uq_review_opinion_step_id")),
        sqlite_strict=True,
    )
