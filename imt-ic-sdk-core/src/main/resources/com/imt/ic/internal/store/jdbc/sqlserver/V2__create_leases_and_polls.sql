-- The integration store of the InvoiceCloud SDK, version 2, for Microsoft SQL Server.
-- JdbcSchema.apply runs this script; a host may run it itself instead.

-- Who does which job. The token grows with each holding and is never set back; holder is null while nobody holds the job.
CREATE TABLE ic_lease (
  job NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  holder NVARCHAR(255) COLLATE Latin1_General_100_BIN2,
  token BIGINT NOT NULL,
  expires_at DATETIMEOFFSET(6) NOT NULL,
  CONSTRAINT pk_ic_lease PRIMARY KEY (job)
);

-- One row for each report, and for each sweep over one: where its reading began and when it last ended well.
CREATE TABLE ic_poll (
  job NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  not_before DATETIMEOFFSET(6) NOT NULL,
  finished_at DATETIMEOFFSET(6),
  row_count BIGINT NOT NULL,
  CONSTRAINT pk_ic_poll PRIMARY KEY (job)
);

INSERT INTO ic_schema_version (version_number, description) VALUES (2, 'Create leases and polls');
