-- The integration store of the InvoiceCloud SDK, version 3, for PostgreSQL.
-- JdbcSchema.apply runs this script; a host may run it itself instead.

-- One row for each report whose last answer had no row: how many in a row were empty, and whether people were told.
CREATE TABLE ic_silence (
  report VARCHAR(100) COLLATE "C" NOT NULL,
  empty_answers BIGINT NOT NULL,
  silent_since TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  told BOOLEAN NOT NULL,
  CONSTRAINT pk_ic_silence PRIMARY KEY (report)
);

INSERT INTO ic_schema_version (version_number, description) VALUES (3, 'Create silences');
