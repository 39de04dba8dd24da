-- The integration store of the InvoiceCloud SDK, version 4, for Microsoft SQL Server.
-- JdbcSchema.apply runs this script; a host may run it itself instead.

-- When an enrolment became what ic_enrollment says, by which an older row of a report is known; none where no report told.
CREATE TABLE ic_enrollment_change (
  enrollment_kind NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  account_number NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  invoice_type_id NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
  changed_at DATETIMEOFFSET(6) NOT NULL,
  CONSTRAINT pk_ic_enrollment_change PRIMARY KEY (enrollment_kind, account_number, invoice_type_id)
);

INSERT INTO ic_schema_version (version_number, description) VALUES (4, 'Create the times of change of enrolments');
