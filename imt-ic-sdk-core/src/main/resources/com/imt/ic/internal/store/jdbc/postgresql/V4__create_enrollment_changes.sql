-- The integration store of the InvoiceCloud SDK, version 4, for PostgreSQL.
-- JdbcSchema.apply runs this script; a host may run it itself instead.

-- When an enrolment became what ic_enrollment says, by which an older row of a report is known; none where no report told.
CREATE TABLE ic_enrollment_change (
  enrollment_kind VARCHAR(20) COLLATE "C" NOT NULL,
  account_number VARCHAR(100) COLLATE "C" NOT NULL,
  invoice_type_id VARCHAR(255) COLLATE "C" NOT NULL,
  changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_ic_enrollment_change PRIMARY KEY (enrollment_kind, account_number, invoice_type_id)
);

INSERT INTO ic_schema_version (version_number, description) VALUES (4, 'Create the times of change of enrolments');
