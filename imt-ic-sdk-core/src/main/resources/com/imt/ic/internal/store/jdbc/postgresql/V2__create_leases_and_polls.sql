-- The integration store of the InvoiceCloud SDK, version 2, for PostgreSQL.
-- JdbcSchema.apply runs this script; a host may run it itself instead.

-- Who does which job. The token grows with each holding and is never set back; holder is null while nobody holds the job.
CREATE TABLE ic_lease (
  job VARCHAR(100) COLLATE "C" NOT NULL,
  holder VARCHAR(255) COLLATE "C",
  token BIGINT NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_ic_lease PRIMARY KEY (job)
);

-- One row for each report, and for each sweep over one: where its reading began and when it last ended well.
CREATE TABLE ic_poll (
  job VARCHAR(100) COLLATE "C" NOT NULL,
  not_before TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  finished_at TIMESTAMP(6) WITH TIME ZONE,
  row_count BIGINT NOT NULL,
  CONSTRAINT pk_ic_poll PRIMARY KEY (job)
);

INSERT INTO ic_schema_version (version_number, description) VALUES (2, 'Create leases and polls');
