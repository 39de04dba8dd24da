-- The integration store of the InvoiceCloud SDK, for PostgreSQL.
-- InvoiceCloudIntegration.createTables runs this script; a database administrator may run it instead, whole and once.
-- Every row is of one biller, by its BID; several billers may share the tables. Moments are UTC to the microsecond,
-- amounts US dollars. Rows of payments, settled payments and returns are never removed: they are the keys by which
-- money is posted once.
-- Identities compare and sort byte by byte, whatever the database's own collation is.

-- One row for each payment, whichever way it came.
CREATE TABLE ic_payment (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  payment_guid VARCHAR(100) COLLATE "C" NOT NULL,
  allocation BIGINT NOT NULL,
  account_number VARCHAR(100) COLLATE "C",
  invoice_number VARCHAR(100) COLLATE "C",
  payment_method TEXT,
  amount DECIMAL(19, 2) NOT NULL,
  pushed_fee DECIMAL(19, 2),
  reported_fee DECIMAL(19, 2),
  paid_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  payment_state VARCHAR(20) COLLATE "C" NOT NULL,
  receipt_number TEXT,
  pushed_at TIMESTAMP(6) WITH TIME ZONE,
  reported_at TIMESTAMP(6) WITH TIME ZONE,
  posted_again DECIMAL(19, 2) NOT NULL,
  taken_back DECIMAL(19, 2) NOT NULL,
  CONSTRAINT pk_ic_payment PRIMARY KEY (biller, payment_guid, allocation)
);

-- One row for each line of a settled batch; a batch may take a payment back. Told says here and below whether the
-- ledger has taken note.
CREATE TABLE ic_settled_payment (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  batch_id VARCHAR(255) COLLATE "C" NOT NULL,
  payment_guid VARCHAR(100) COLLATE "C" NOT NULL,
  line_number BIGINT NOT NULL,
  settled_on DATE NOT NULL,
  processor TEXT,
  invoice_number VARCHAR(100) COLLATE "C",
  amount DECIMAL(19, 2) NOT NULL,
  fee DECIMAL(19, 2),
  deposit_amount DECIMAL(19, 2),
  settlement_state VARCHAR(20) COLLATE "C" NOT NULL,
  first_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  told BOOLEAN NOT NULL,
  CONSTRAINT pk_ic_settled_payment PRIMARY KEY (biller, payment_guid, batch_id, line_number)
);
-- By it, a reconciliation reads a day's lines. The biller is last here, or a planner without statistics looks payments up by
-- it alone.
CREATE INDEX ix_ic_settled_payment_day ON ic_settled_payment (settled_on, biller);

-- One row for each ACH return of a payment.
CREATE TABLE ic_ach_reject (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  payment_guid VARCHAR(100) COLLATE "C" NOT NULL,
  return_number BIGINT NOT NULL,
  reject_code VARCHAR(255) COLLATE "C" NOT NULL,
  rejected_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  amount DECIMAL(19, 2) NOT NULL,
  reversed DECIMAL(19, 2) NOT NULL,
  reject_state VARCHAR(20) COLLATE "C" NOT NULL,
  first_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  return_fields TEXT NOT NULL,
  raw_columns TEXT NOT NULL,
  told BOOLEAN NOT NULL,
  CONSTRAINT pk_ic_ach_reject PRIMARY KEY (biller, payment_guid, return_number)
);

-- One row for each thing that a payment carries by which its returns find it, where they do not name it; see
-- $.posting.findReturnsBy. Empty otherwise.
CREATE TABLE ic_payment_reference (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  reference_sha256 VARCHAR(64) COLLATE "C" NOT NULL,
  payment_guid VARCHAR(100) COLLATE "C" NOT NULL,
  CONSTRAINT pk_ic_payment_reference PRIMARY KEY (biller, reference_sha256, payment_guid)
);

-- One row for each fact of a payment that was written and not reconciled since: what a reconciliation has to look at,
-- and a day whose batches it has to look at too. Rows are added and removed, never changed.
CREATE TABLE ic_unreconciled (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  sequence_number BIGINT GENERATED ALWAYS AS IDENTITY,
  payment_guid VARCHAR(100) COLLATE "C" NOT NULL,
  settled_on DATE,
  CONSTRAINT pk_ic_unreconciled PRIMARY KEY (biller, sequence_number)
);

-- AutoPay and paperless as last reported; changed_at is null where no report said since when.
CREATE TABLE ic_enrollment (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  enrollment_kind VARCHAR(20) COLLATE "C" NOT NULL,
  account_number VARCHAR(100) COLLATE "C" NOT NULL,
  invoice_type_id VARCHAR(255) COLLATE "C" NOT NULL,
  enrolled BOOLEAN NOT NULL,
  payment_method TEXT,
  changed_at TIMESTAMP(6) WITH TIME ZONE,
  told BOOLEAN NOT NULL,
  listed_in BIGINT NOT NULL,
  missing BOOLEAN NOT NULL,
  CONSTRAINT pk_ic_enrollment PRIMARY KEY (biller, account_number, enrollment_kind, invoice_type_id)
);

-- One row for each version of an invoice that went into a file; a file that was refused leaves none, and one that was
-- accepted removes those that it replaces.
CREATE TABLE ic_sent_invoice (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  sequence_number BIGINT GENERATED ALWAYS AS IDENTITY,
  invoice_number VARCHAR(100) COLLATE "C" NOT NULL,
  file_name VARCHAR(255) COLLATE "C" NOT NULL,
  content_digest VARCHAR(255) COLLATE "C" NOT NULL,
  CONSTRAINT pk_ic_sent_invoice PRIMARY KEY (biller, invoice_number, file_name)
);
-- The biller is last here too.
CREATE INDEX ix_ic_sent_invoice_file ON ic_sent_invoice (file_name, biller);

-- One row for each invoice file.
CREATE TABLE ic_invoice_file (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  file_name VARCHAR(255) COLLATE "C" NOT NULL,
  sha256 VARCHAR(100) COLLATE "C" NOT NULL,
  record_count BIGINT NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  file_state VARCHAR(20) COLLATE "C" NOT NULL,
  submitted_at TIMESTAMP(6) WITH TIME ZONE,
  answered_at TIMESTAMP(6) WITH TIME ZONE,
  file_guid TEXT,
  reason TEXT,
  CONSTRAINT pk_ic_invoice_file PRIMARY KEY (biller, file_name)
);

-- Rows that people must look at; the same row of the same kind is one entry, counted. Subject is the payment's GUID or
-- the account, where known. The raw columns are a JSON object in the order in which they came.
CREATE TABLE ic_quarantine (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  content_sha256 VARCHAR(64) COLLATE "C" NOT NULL,
  report VARCHAR(100) COLLATE "C" NOT NULL,
  quarantine_kind VARCHAR(40) COLLATE "C" NOT NULL,
  quarantine_state VARCHAR(20) COLLATE "C" NOT NULL,
  subject VARCHAR(255) COLLATE "C",
  reason TEXT NOT NULL,
  raw_columns TEXT NOT NULL,
  occurrence BIGINT NOT NULL,
  first_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  last_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  seen_count BIGINT NOT NULL,
  closed_at TIMESTAMP(6) WITH TIME ZONE,
  closed_by TEXT,
  note TEXT,
  CONSTRAINT pk_ic_quarantine PRIMARY KEY (id),
  CONSTRAINT uq_ic_quarantine_content UNIQUE (biller, content_sha256),
  CONSTRAINT uq_ic_quarantine_subject UNIQUE (biller, subject, id),
  CONSTRAINT uq_ic_quarantine_state UNIQUE (biller, quarantine_state, id)
);

-- Who does which job. The token grows with each holding and is never set back; holder is null while nobody holds the job.
CREATE TABLE ic_lease (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  job VARCHAR(100) COLLATE "C" NOT NULL,
  holder VARCHAR(255) COLLATE "C",
  token BIGINT NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_ic_lease PRIMARY KEY (biller, job)
);

-- One row for each report, each sweep over one, and the invoice file: where its reading began, how far it came, when it
-- last ended well, how many answers in a row were empty, and how many times in a row it failed.
-- read_up_to goes back only where it lay ahead of both clocks.
CREATE TABLE ic_job (
  biller VARCHAR(50) COLLATE "C" NOT NULL,
  job VARCHAR(100) COLLATE "C" NOT NULL,
  not_before TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  read_up_to TIMESTAMP(6) WITH TIME ZONE,
  finished_at TIMESTAMP(6) WITH TIME ZONE,
  row_count BIGINT NOT NULL,
  empty_answers BIGINT NOT NULL,
  silent_since TIMESTAMP(6) WITH TIME ZONE,
  silence_told BOOLEAN NOT NULL,
  failures INTEGER NOT NULL,
  failed_at TIMESTAMP(6) WITH TIME ZONE,
  failure TEXT,
  most_rows BIGINT NOT NULL,
  warnings TEXT,
  CONSTRAINT pk_ic_job PRIMARY KEY (biller, job)
);

-- The version of these tables, by which a later SDK knows what to change.
CREATE TABLE ic_schema_version (
  version_number INTEGER NOT NULL,
  description VARCHAR(255) COLLATE "C" NOT NULL,
  applied_at TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT pk_ic_schema_version PRIMARY KEY (version_number)
);

INSERT INTO ic_schema_version (version_number, description) VALUES (1, 'Create the tables');
