-- The integration store of the InvoiceCloud SDK, for H2.
-- InvoiceCloudIntegration.createTables runs this script; a database administrator may run it instead, whole and once.
-- Every row is of one biller, by its BID; several billers may share the tables. Moments are UTC to the microsecond,
-- amounts US dollars. Rows of payments, settled payments and returns are never removed: they are the keys by which
-- money is posted once.
-- H2 commits every statement by itself, so each can be run again.
-- Keys begin with what is looked up by the hundred: H2 looks a list up by the first column of an index alone.

-- One row for each payment, whichever way it came.
CREATE TABLE IF NOT EXISTS ic_payment (
  biller VARCHAR(50) NOT NULL,
  payment_guid VARCHAR(100) NOT NULL,
  allocation BIGINT NOT NULL,
  account_number VARCHAR(100),
  invoice_number VARCHAR(100),
  payment_method VARCHAR,
  amount DECIMAL(19, 2) NOT NULL,
  pushed_fee DECIMAL(19, 2),
  reported_fee DECIMAL(19, 2),
  paid_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  payment_state VARCHAR(20) NOT NULL,
  receipt_number VARCHAR,
  pushed_at TIMESTAMP(6) WITH TIME ZONE,
  reported_at TIMESTAMP(6) WITH TIME ZONE,
  posted_again DECIMAL(19, 2) NOT NULL,
  taken_back DECIMAL(19, 2) NOT NULL,
  CONSTRAINT pk_ic_payment PRIMARY KEY (payment_guid, biller, allocation)
);

-- One row for each line of a settled batch; a batch may take a payment back. Told says here and below whether the
-- ledger has taken note.
CREATE TABLE IF NOT EXISTS ic_settled_payment (
  biller VARCHAR(50) NOT NULL,
  batch_id VARCHAR(255) NOT NULL,
  payment_guid VARCHAR(100) NOT NULL,
  line_number BIGINT NOT NULL,
  settled_on DATE NOT NULL,
  processor VARCHAR,
  invoice_number VARCHAR(100),
  amount DECIMAL(19, 2) NOT NULL,
  fee DECIMAL(19, 2),
  deposit_amount DECIMAL(19, 2),
  settlement_state VARCHAR(20) NOT NULL,
  first_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  told BOOLEAN NOT NULL,
  CONSTRAINT pk_ic_settled_payment PRIMARY KEY (payment_guid, biller, batch_id, line_number)
);

-- One row for each ACH return of a payment.
CREATE TABLE IF NOT EXISTS ic_ach_reject (
  biller VARCHAR(50) NOT NULL,
  payment_guid VARCHAR(100) NOT NULL,
  return_number BIGINT NOT NULL,
  reject_code VARCHAR(255) NOT NULL,
  rejected_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  amount DECIMAL(19, 2) NOT NULL,
  reversed DECIMAL(19, 2) NOT NULL,
  reject_state VARCHAR(20) NOT NULL,
  first_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  return_fields CLOB NOT NULL,
  raw_columns CLOB NOT NULL,
  told BOOLEAN NOT NULL,
  CONSTRAINT pk_ic_ach_reject PRIMARY KEY (payment_guid, biller, return_number)
);

-- One row for each thing that a payment carries by which its returns find it, where they do not name it; see
-- $.posting.findReturnsBy. Empty otherwise.
CREATE TABLE IF NOT EXISTS ic_payment_reference (
  biller VARCHAR(50) NOT NULL,
  reference_sha256 VARCHAR(64) NOT NULL,
  payment_guid VARCHAR(100) NOT NULL,
  CONSTRAINT pk_ic_payment_reference PRIMARY KEY (reference_sha256, biller, payment_guid)
);

-- One row for each fact of a payment that was written and not reconciled since: what a reconciliation has to look at,
-- and a day whose batches it has to look at too. Rows are added and removed, never changed.
CREATE TABLE IF NOT EXISTS ic_unreconciled (
  biller VARCHAR(50) NOT NULL,
  sequence_number BIGINT GENERATED ALWAYS AS IDENTITY,
  payment_guid VARCHAR(100) NOT NULL,
  settled_on DATE,
  CONSTRAINT pk_ic_unreconciled PRIMARY KEY (biller, sequence_number)
);

-- AutoPay and paperless as last reported; changed_at is null where no report said since when.
CREATE TABLE IF NOT EXISTS ic_enrollment (
  biller VARCHAR(50) NOT NULL,
  enrollment_kind VARCHAR(20) NOT NULL,
  account_number VARCHAR(100) NOT NULL,
  invoice_type_id VARCHAR(255) NOT NULL,
  enrolled BOOLEAN NOT NULL,
  payment_method VARCHAR,
  changed_at TIMESTAMP(6) WITH TIME ZONE,
  told BOOLEAN NOT NULL,
  listed_in BIGINT NOT NULL,
  missing BOOLEAN NOT NULL,
  CONSTRAINT pk_ic_enrollment PRIMARY KEY (account_number, biller, enrollment_kind, invoice_type_id)
);

-- One row for each version of an invoice that went into a file; a file that was refused leaves none, and one that was
-- accepted removes those that it replaces.
-- The second constraint says nothing new, but is how the invoices of a file are found.
CREATE TABLE IF NOT EXISTS ic_sent_invoice (
  biller VARCHAR(50) NOT NULL,
  sequence_number BIGINT GENERATED ALWAYS AS IDENTITY,
  invoice_number VARCHAR(100) NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  content_digest VARCHAR(255) NOT NULL,
  CONSTRAINT pk_ic_sent_invoice PRIMARY KEY (invoice_number, biller, file_name),
  CONSTRAINT uq_ic_sent_invoice_file UNIQUE (biller, file_name, invoice_number)
);

-- One row for each invoice file.
CREATE TABLE IF NOT EXISTS ic_invoice_file (
  biller VARCHAR(50) NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  sha256 VARCHAR(100) NOT NULL,
  record_count BIGINT NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  file_state VARCHAR(20) NOT NULL,
  submitted_at TIMESTAMP(6) WITH TIME ZONE,
  answered_at TIMESTAMP(6) WITH TIME ZONE,
  file_guid VARCHAR,
  reason VARCHAR,
  CONSTRAINT pk_ic_invoice_file PRIMARY KEY (file_name, biller)
);

-- Rows that people must look at; the same row of the same kind is one entry, counted. Subject is the payment's GUID or
-- the account, where known. The raw columns are a JSON object in the order in which they came.
CREATE TABLE IF NOT EXISTS ic_quarantine (
  biller VARCHAR(50) NOT NULL,
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  content_sha256 VARCHAR(64) NOT NULL,
  report VARCHAR(100) NOT NULL,
  quarantine_kind VARCHAR(40) NOT NULL,
  quarantine_state VARCHAR(20) NOT NULL,
  subject VARCHAR(255),
  reason VARCHAR NOT NULL,
  raw_columns CLOB NOT NULL,
  occurrence BIGINT NOT NULL,
  first_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  last_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  seen_count BIGINT NOT NULL,
  closed_at TIMESTAMP(6) WITH TIME ZONE,
  closed_by VARCHAR,
  note VARCHAR,
  CONSTRAINT pk_ic_quarantine PRIMARY KEY (id),
  CONSTRAINT uq_ic_quarantine_content UNIQUE (biller, content_sha256),
  CONSTRAINT uq_ic_quarantine_subject UNIQUE (subject, biller, id),
  CONSTRAINT uq_ic_quarantine_state UNIQUE (biller, quarantine_state, id)
);

-- Who does which job. The token grows with each holding and is never set back; holder is null while nobody holds the job.
CREATE TABLE IF NOT EXISTS ic_lease (
  biller VARCHAR(50) NOT NULL,
  job VARCHAR(100) NOT NULL,
  holder VARCHAR(255),
  token BIGINT NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_ic_lease PRIMARY KEY (biller, job)
);

-- One row for each report, each sweep over one, and the invoice file: where its reading began, how far it came, when it
-- last ended well, how many answers in a row were empty, and how many times in a row it failed.
-- read_up_to goes back only where it lay ahead of both clocks.
CREATE TABLE IF NOT EXISTS ic_job (
  biller VARCHAR(50) NOT NULL,
  job VARCHAR(100) NOT NULL,
  not_before TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  read_up_to TIMESTAMP(6) WITH TIME ZONE,
  finished_at TIMESTAMP(6) WITH TIME ZONE,
  row_count BIGINT NOT NULL,
  empty_answers BIGINT NOT NULL,
  silent_since TIMESTAMP(6) WITH TIME ZONE,
  silence_told BOOLEAN NOT NULL,
  failures INTEGER NOT NULL,
  failed_at TIMESTAMP(6) WITH TIME ZONE,
  failure VARCHAR,
  most_rows BIGINT NOT NULL,
  warnings VARCHAR,
  CONSTRAINT pk_ic_job PRIMARY KEY (biller, job)
);

-- The version of these tables, by which a later SDK knows what to change.
CREATE TABLE IF NOT EXISTS ic_schema_version (
  version_number INTEGER NOT NULL,
  description VARCHAR(255) NOT NULL,
  applied_at TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT pk_ic_schema_version PRIMARY KEY (version_number)
);

INSERT INTO ic_schema_version (version_number, description) VALUES (1, 'Create the tables');
