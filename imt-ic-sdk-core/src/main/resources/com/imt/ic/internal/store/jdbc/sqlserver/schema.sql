-- The integration store of the InvoiceCloud SDK, for Microsoft SQL Server.
-- InvoiceCloudIntegration.createTables runs this script; a database administrator may run it instead, whole and once.
-- Every row is of one biller, by its BID; several billers may share the tables. Moments are UTC to the microsecond,
-- amounts US dollars. Rows of payments, settled payments and returns are never removed: they are the keys by which
-- money is posted once.
-- Identities compare by code point: the usual collation takes "a1" and "A1" for one account.

-- One row for each payment, whichever way it came.
CREATE TABLE ic_payment (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  payment_guid NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  allocation BIGINT NOT NULL,
  account_number NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  invoice_number NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  payment_method NVARCHAR(4000),
  amount DECIMAL(19, 2) NOT NULL,
  pushed_fee DECIMAL(19, 2),
  reported_fee DECIMAL(19, 2),
  paid_at DATETIMEOFFSET(6) NOT NULL,
  payment_state NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  receipt_number NVARCHAR(4000),
  pushed_at DATETIMEOFFSET(6),
  reported_at DATETIMEOFFSET(6),
  posted_again DECIMAL(19, 2) NOT NULL,
  taken_back DECIMAL(19, 2) NOT NULL,
  CONSTRAINT pk_ic_payment PRIMARY KEY (biller, payment_guid, allocation)
);

-- One row for each line of a settled batch; a batch may take a payment back. Told says here and below whether the
-- ledger has taken note.
CREATE TABLE ic_settled_payment (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  batch_id NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
  payment_guid NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  line_number BIGINT NOT NULL,
  settled_on DATE NOT NULL,
  processor NVARCHAR(4000),
  invoice_number NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  amount DECIMAL(19, 2) NOT NULL,
  fee DECIMAL(19, 2),
  deposit_amount DECIMAL(19, 2),
  settlement_state NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  first_seen_at DATETIMEOFFSET(6) NOT NULL,
  told BIT NOT NULL,
  CONSTRAINT pk_ic_settled_payment PRIMARY KEY NONCLUSTERED (biller, payment_guid, batch_id, line_number)
);
-- By it, a reconciliation reads a day's lines.
CREATE INDEX ix_ic_settled_payment_day ON ic_settled_payment (settled_on, biller);

-- One row for each ACH return of a payment.
CREATE TABLE ic_ach_reject (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  payment_guid NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  return_number BIGINT NOT NULL,
  reject_code NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
  rejected_at DATETIMEOFFSET(6) NOT NULL,
  amount DECIMAL(19, 2) NOT NULL,
  reversed DECIMAL(19, 2) NOT NULL,
  reject_state NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  first_seen_at DATETIMEOFFSET(6) NOT NULL,
  return_fields NVARCHAR(MAX) NOT NULL,
  raw_columns NVARCHAR(MAX) NOT NULL,
  told BIT NOT NULL,
  CONSTRAINT pk_ic_ach_reject PRIMARY KEY NONCLUSTERED (biller, payment_guid, return_number)
);

-- One row for each thing that a payment carries by which its returns find it, where they do not name it; see
-- $.posting.findReturnsBy. Empty otherwise.
CREATE TABLE ic_payment_reference (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  reference_sha256 NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  payment_guid NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  CONSTRAINT pk_ic_payment_reference PRIMARY KEY NONCLUSTERED (biller, reference_sha256, payment_guid)
);

-- One row for each fact of a payment that was written and not reconciled since: what a reconciliation has to look at,
-- and a day whose batches it has to look at too. Rows are added and removed, never changed.
CREATE TABLE ic_unreconciled (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  sequence_number BIGINT IDENTITY NOT NULL,
  payment_guid NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  settled_on DATE,
  CONSTRAINT pk_ic_unreconciled PRIMARY KEY (biller, sequence_number)
);

-- AutoPay and paperless as last reported; changed_at is null where no report said since when.
CREATE TABLE ic_enrollment (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  enrollment_kind NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  account_number NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  invoice_type_id NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
  enrolled BIT NOT NULL,
  payment_method NVARCHAR(4000),
  changed_at DATETIMEOFFSET(6),
  told BIT NOT NULL,
  listed_in BIGINT NOT NULL,
  missing BIT NOT NULL,
  CONSTRAINT pk_ic_enrollment PRIMARY KEY NONCLUSTERED (biller, account_number, enrollment_kind, invoice_type_id)
);

-- One row for each version of an invoice that went into a file; a file that was refused leaves none, and one that was
-- accepted removes those that it replaces.
CREATE TABLE ic_sent_invoice (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  sequence_number BIGINT IDENTITY(1, 1) NOT NULL,
  invoice_number NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_name NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
  content_digest NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
  CONSTRAINT pk_ic_sent_invoice PRIMARY KEY NONCLUSTERED (biller, invoice_number, file_name)
);
CREATE INDEX ix_ic_sent_invoice_file ON ic_sent_invoice (file_name, biller);

-- One row for each invoice file.
CREATE TABLE ic_invoice_file (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_name NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
  sha256 NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  record_count BIGINT NOT NULL,
  created_at DATETIMEOFFSET(6) NOT NULL,
  file_state NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  submitted_at DATETIMEOFFSET(6),
  answered_at DATETIMEOFFSET(6),
  file_guid NVARCHAR(4000),
  reason NVARCHAR(MAX),
  CONSTRAINT pk_ic_invoice_file PRIMARY KEY (biller, file_name)
);

-- Rows that people must look at; the same row of the same kind is one entry, counted. Subject is the payment's GUID or
-- the account, where known. The raw columns are a JSON object in the order in which they came.
CREATE TABLE ic_quarantine (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  id BIGINT IDENTITY(1, 1) NOT NULL,
  content_sha256 NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  report NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  quarantine_kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  quarantine_state NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  subject NVARCHAR(255) COLLATE Latin1_General_100_BIN2,
  reason NVARCHAR(MAX) NOT NULL,
  raw_columns NVARCHAR(MAX) NOT NULL,
  occurrence BIGINT NOT NULL,
  first_seen_at DATETIMEOFFSET(6) NOT NULL,
  last_seen_at DATETIMEOFFSET(6) NOT NULL,
  seen_count BIGINT NOT NULL,
  closed_at DATETIMEOFFSET(6),
  closed_by NVARCHAR(4000),
  note NVARCHAR(MAX),
  CONSTRAINT pk_ic_quarantine PRIMARY KEY (id),
  CONSTRAINT uq_ic_quarantine_content UNIQUE (biller, content_sha256),
  CONSTRAINT uq_ic_quarantine_subject UNIQUE (biller, subject, id),
  CONSTRAINT uq_ic_quarantine_state UNIQUE (biller, quarantine_state, id)
);

-- Who does which job. The token grows with each holding and is never set back; holder is null while nobody holds the job.
CREATE TABLE ic_lease (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  job NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  holder NVARCHAR(255) COLLATE Latin1_General_100_BIN2,
  token BIGINT NOT NULL,
  expires_at DATETIMEOFFSET(6) NOT NULL,
  CONSTRAINT pk_ic_lease PRIMARY KEY (biller, job)
);

-- One row for each report, each sweep over one, and the invoice file: where its reading began, how far it came, when it
-- last ended well, how many answers in a row were empty, and how many times in a row it failed.
-- read_up_to goes back only where it lay ahead of both clocks.
CREATE TABLE ic_job (
  biller NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  job NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  not_before DATETIMEOFFSET(6) NOT NULL,
  read_up_to DATETIMEOFFSET(6),
  finished_at DATETIMEOFFSET(6),
  row_count BIGINT NOT NULL,
  empty_answers BIGINT NOT NULL,
  silent_since DATETIMEOFFSET(6),
  silence_told BIT NOT NULL,
  failures INTEGER NOT NULL,
  failed_at DATETIMEOFFSET(6),
  failure NVARCHAR(MAX),
  most_rows BIGINT NOT NULL,
  warnings NVARCHAR(MAX),
  CONSTRAINT pk_ic_job PRIMARY KEY (biller, job)
);

-- The version of these tables, by which a later SDK knows what to change.
CREATE TABLE ic_schema_version (
  version_number INTEGER NOT NULL,
  description NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
  applied_at DATETIMEOFFSET(6) DEFAULT SYSDATETIMEOFFSET() NOT NULL,
  CONSTRAINT pk_ic_schema_version PRIMARY KEY (version_number)
);

INSERT INTO ic_schema_version (version_number, description) VALUES (1, 'Create the tables');
