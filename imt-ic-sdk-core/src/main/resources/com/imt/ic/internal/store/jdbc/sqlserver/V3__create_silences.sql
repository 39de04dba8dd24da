-- The integration store of the InvoiceCloud SDK, version 3, for Microsoft SQL Server.
-- JdbcSchema.apply runs this script; a host may run it itself instead.

-- One row for each report whose last answer had no row: how many in a row were empty, and whether people were told.
CREATE TABLE ic_silence (
  report NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  empty_answers BIGINT NOT NULL,
  silent_since DATETIMEOFFSET(6) NOT NULL,
  told BIT NOT NULL,
  CONSTRAINT pk_ic_silence PRIMARY KEY (report)
);

INSERT INTO ic_schema_version (version_number, description) VALUES (3, 'Create silences');
