-- The integration store of the InvoiceCloud SDK, for Oracle Database 19c and later.
-- InvoiceCloudIntegration.createTables runs this script; a database administrator may run it instead, whole and once.
-- Every row is of one biller, by its BID; several billers may share the tables. Moments are UTC to the microsecond,
-- amounts US dollars. Rows of payments, settled payments and returns are never removed: they are the keys by which
-- money is posted once.
-- Oracle takes an empty text for none, so a text of nothing but spaces, the empty one included, has one space more here.
-- Flags are 0 or 1. Numbers of sequences are given in order on every instance of a cluster.

-- One row for each payment, whichever way it came.
CREATE TABLE ic_payment (
  biller VARCHAR2(50 CHAR) NOT NULL,
  payment_guid VARCHAR2(100 CHAR) NOT NULL,
  allocation NUMBER(19) NOT NULL,
  account_number VARCHAR2(100 CHAR),
  invoice_number VARCHAR2(100 CHAR),
  payment_method VARCHAR2(1000 CHAR),
  amount NUMBER(19, 2) NOT NULL,
  pushed_fee NUMBER(19, 2),
  reported_fee NUMBER(19, 2),
  paid_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  payment_state VARCHAR2(20 CHAR) NOT NULL,
  receipt_number VARCHAR2(1000 CHAR),
  pushed_at TIMESTAMP(6) WITH TIME ZONE,
  reported_at TIMESTAMP(6) WITH TIME ZONE,
  posted_again NUMBER(19, 2) NOT NULL,
  taken_back NUMBER(19, 2) NOT NULL,
  CONSTRAINT pk_ic_payment PRIMARY KEY (biller, payment_guid, allocation)
);

-- One row for each line of a settled batch; a batch may take a payment back. Told says here and below whether the
-- ledger has taken note.
CREATE TABLE ic_settled_payment (
  biller VARCHAR2(50 CHAR) NOT NULL,
  batch_id VARCHAR2(255 CHAR) NOT NULL,
  payment_guid VARCHAR2(100 CHAR) NOT NULL,
  line_number NUMBER(19) NOT NULL,
  settled_on DATE NOT NULL,
  processor VARCHAR2(1000 CHAR),
  invoice_number VARCHAR2(100 CHAR),
  amount NUMBER(19, 2) NOT NULL,
  fee NUMBER(19, 2),
  deposit_amount NUMBER(19, 2),
  settlement_state VARCHAR2(20 CHAR) NOT NULL,
  first_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  told NUMBER(1) NOT NULL,
  CONSTRAINT pk_ic_settled_payment PRIMARY KEY (biller, payment_guid, batch_id, line_number)
);

-- One row for each ACH return of a payment.
CREATE TABLE ic_ach_reject (
  biller VARCHAR2(50 CHAR) NOT NULL,
  payment_guid VARCHAR2(100 CHAR) NOT NULL,
  return_number NUMBER(19) NOT NULL,
  reject_code VARCHAR2(255 CHAR) NOT NULL,
  rejected_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  amount NUMBER(19, 2) NOT NULL,
  reversed NUMBER(19, 2) NOT NULL,
  reject_state VARCHAR2(20 CHAR) NOT NULL,
  first_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  return_fields CLOB NOT NULL,
  raw_columns CLOB NOT NULL,
  told NUMBER(1) NOT NULL,
  CONSTRAINT pk_ic_ach_reject PRIMARY KEY (biller, payment_guid, return_number)
);

-- One row for each thing that a payment carries by which its returns find it, where they do not name it; see
-- $.posting.findReturnsBy. Empty otherwise.
CREATE TABLE ic_payment_reference (
  biller VARCHAR2(50 CHAR) NOT NULL,
  reference_sha256 VARCHAR2(64 CHAR) NOT NULL,
  payment_guid VARCHAR2(100 CHAR) NOT NULL,
  CONSTRAINT pk_ic_payment_reference PRIMARY KEY (biller, reference_sha256, payment_guid)
);

-- One row for each fact of a payment that was written and not reconciled since: what a reconciliation has to look at,
-- and a day whose batches it has to look at too. Rows are added and removed, never changed.
CREATE TABLE ic_unreconciled (
  biller VARCHAR2(50 CHAR) NOT NULL,
  sequence_number NUMBER(19) GENERATED ALWAYS AS IDENTITY (ORDER) NOT NULL,
  payment_guid VARCHAR2(100 CHAR) NOT NULL,
  settled_on DATE,
  CONSTRAINT pk_ic_unreconciled PRIMARY KEY (biller, sequence_number)
);

-- AutoPay and paperless as last reported; changed_at is null where no report said since when.
CREATE TABLE ic_enrollment (
  biller VARCHAR2(50 CHAR) NOT NULL,
  enrollment_kind VARCHAR2(20 CHAR) NOT NULL,
  account_number VARCHAR2(100 CHAR) NOT NULL,
  invoice_type_id VARCHAR2(255 CHAR) NOT NULL,
  enrolled NUMBER(1) NOT NULL,
  payment_method VARCHAR2(1000 CHAR),
  changed_at TIMESTAMP(6) WITH TIME ZONE,
  told NUMBER(1) NOT NULL,
  listed_in NUMBER(19) NOT NULL,
  missing NUMBER(1) NOT NULL,
  CONSTRAINT pk_ic_enrollment PRIMARY KEY (biller, account_number, enrollment_kind, invoice_type_id)
);

-- One row for each version of an invoice that went into a file; a file that was refused leaves none, and one that was
-- accepted removes those that it replaces.
-- The second constraint says nothing new, but is how the invoices of a file are found.
CREATE TABLE ic_sent_invoice (
  biller VARCHAR2(50 CHAR) NOT NULL,
  sequence_number NUMBER(19) GENERATED ALWAYS AS IDENTITY (ORDER) NOT NULL,
  invoice_number VARCHAR2(100 CHAR) NOT NULL,
  file_name VARCHAR2(255 CHAR) NOT NULL,
  content_digest VARCHAR2(255 CHAR) NOT NULL,
  CONSTRAINT pk_ic_sent_invoice PRIMARY KEY (biller, invoice_number, file_name),
  CONSTRAINT uq_ic_sent_invoice_file UNIQUE (biller, file_name, invoice_number)
);

-- One row for each invoice file.
CREATE TABLE ic_invoice_file (
  biller VARCHAR2(50 CHAR) NOT NULL,
  file_name VARCHAR2(255 CHAR) NOT NULL,
  sha256 VARCHAR2(100 CHAR) NOT NULL,
  record_count NUMBER(19) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  file_state VARCHAR2(20 CHAR) NOT NULL,
  submitted_at TIMESTAMP(6) WITH TIME ZONE,
  answered_at TIMESTAMP(6) WITH TIME ZONE,
  file_guid VARCHAR2(1000 CHAR),
  reason CLOB,
  CONSTRAINT pk_ic_invoice_file PRIMARY KEY (biller, file_name)
);

-- Rows that people must look at; the same row of the same kind is one entry, counted. Subject is the payment's GUID or
-- the account, where known. The raw columns are a JSON object in the order in which they came.
CREATE TABLE ic_quarantine (
  biller VARCHAR2(50 CHAR) NOT NULL,
  id NUMBER(19) GENERATED ALWAYS AS IDENTITY (ORDER) NOT NULL,
  content_sha256 VARCHAR2(64 CHAR) NOT NULL,
  report VARCHAR2(100 CHAR) NOT NULL,
  quarantine_kind VARCHAR2(40 CHAR) NOT NULL,
  quarantine_state VARCHAR2(20 CHAR) NOT NULL,
  subject VARCHAR2(255 CHAR),
  reason CLOB NOT NULL,
  raw_columns CLOB NOT NULL,
  occurrence NUMBER(19) NOT NULL,
  first_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  last_seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  seen_count NUMBER(19) NOT NULL,
  closed_at TIMESTAMP(6) WITH TIME ZONE,
  closed_by VARCHAR2(1000 CHAR),
  note CLOB,
  CONSTRAINT pk_ic_quarantine PRIMARY KEY (id),
  CONSTRAINT uq_ic_quarantine_content UNIQUE (biller, content_sha256),
  CONSTRAINT uq_ic_quarantine_subject UNIQUE (biller, subject, id),
  CONSTRAINT uq_ic_quarantine_state UNIQUE (biller, quarantine_state, id)
);

-- Who does which job. The token grows with each holding and is never set back; holder is null while nobody holds the job.
CREATE TABLE ic_lease (
  biller VARCHAR2(50 CHAR) NOT NULL,
  job VARCHAR2(100 CHAR) NOT NULL,
  holder VARCHAR2(255 CHAR),
  token NUMBER(19) NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_ic_lease PRIMARY KEY (biller, job)
);

-- One row for each report, each sweep over one, and the invoice file: where its reading began, how far it came, when it
-- last ended well, how many answers in a row were empty, and how many times in a row it failed.
-- read_up_to goes back only where it lay ahead of both clocks.
CREATE TABLE ic_job (
  biller VARCHAR2(50 CHAR) NOT NULL,
  job VARCHAR2(100 CHAR) NOT NULL,
  not_before TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  read_up_to TIMESTAMP(6) WITH TIME ZONE,
  finished_at TIMESTAMP(6) WITH TIME ZONE,
  row_count NUMBER(19) NOT NULL,
  empty_answers NUMBER(19) NOT NULL,
  silent_since TIMESTAMP(6) WITH TIME ZONE,
  silence_told NUMBER(1) NOT NULL,
  failures NUMBER(10) NOT NULL,
  failed_at TIMESTAMP(6) WITH TIME ZONE,
  failure CLOB,
  most_rows NUMBER(19) NOT NULL,
  warnings CLOB,
  CONSTRAINT pk_ic_job PRIMARY KEY (biller, job)
);

-- The version of these tables, by which a later SDK knows what to change.
CREATE TABLE ic_schema_version (
  version_number NUMBER(10) NOT NULL,
  description VARCHAR2(255 CHAR) NOT NULL,
  applied_at TIMESTAMP(6) WITH TIME ZONE DEFAULT SYSTIMESTAMP NOT NULL,
  CONSTRAINT pk_ic_schema_version PRIMARY KEY (version_number)
);

INSERT INTO ic_schema_version (version_number, description) VALUES (1, 'Create the tables');

COMMIT;
