/** What an error of an S3 server, of the SDK or of the connection means to the person who runs a sweep. */
export interface S3Problem {
  readonly problem: string;
  readonly advice: string;
  /** Whether it may pass without anyone's doing. */
  readonly retry: boolean;
}

const again = "Run the same command again; what is done is kept.";
const regionAdvice =
  "Set the store's region to the bucket's; S3-compatible servers often call theirs us-east-1.";
const tlsAdvice =
  "Use the address that the certificate is for, and give Node the certificate of a private authority by NODE_EXTRA_CA_CERTS.";
const reachAdvice =
  "Look whether the server runs and the endpoint and network are right; then run the same command again.";

const table: readonly (S3Problem & { readonly codes: readonly string[] })[] = [
  {
    codes: ["NoSuchBucket"],
    problem: "the bucket does not exist",
    advice: "Create the bucket or correct its name.",
    retry: false,
  },
  {
    codes: ["InvalidBucketName"],
    problem: "this is no name for a bucket",
    advice: "Correct the bucket's name.",
    retry: false,
  },
  {
    codes: ["SignatureDoesNotMatch"],
    problem: "the secret key does not belong to the access key",
    advice:
      "Correct the secret access key. A proxy that changes the Host header has the same effect: give its address as the endpoint.",
    retry: false,
  },
  {
    codes: ["InvalidAccessKeyId", "XAdminUserNotFound", "NotSignedUp"],
    problem: "the server does not know the access key",
    advice: "Correct the access key id, or look whether the endpoint is that of another server.",
    retry: false,
  },
  {
    codes: ["ExpiredToken", "ExpiredTokenException", "InvalidToken", "TokenRefreshRequired"],
    problem: "the session token of the credentials is no longer valid",
    advice: "Sign in again, and run the same command again; what is done is kept.",
    retry: false,
  },
  {
    codes: ["CredentialsProviderError"],
    problem: "no credentials were found",
    advice: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile or a role.",
    retry: false,
  },
  {
    codes: ["AccessDenied", "AllAccessDisabled", "AccountProblem", "Forbidden"],
    problem: "access denied",
    advice:
      "Allow it to this access key: writing needs s3:PutObject, reading s3:GetObject, listing s3:ListBucket (without which a missing object looks like a forbidden one), deleting s3:DeleteObject.",
    retry: false,
  },
  {
    codes: ["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"],
    problem: "the clock of this machine and that of the server are too far apart",
    advice: "Set the clocks, by NTP for instance.",
    retry: false,
  },
  {
    codes: ["AuthorizationHeaderMalformed", "PermanentRedirect", "IllegalLocationConstraintException"],
    problem: "the bucket is in another region",
    advice: regionAdvice,
    retry: false,
  },
  { codes: ["RegionMissing"], problem: "no region is set", advice: regionAdvice, retry: false },
  {
    codes: ["ERR_INVALID_URL"],
    problem: "the endpoint is not a URL",
    advice: "Write it as https://host or http://host:port.",
    retry: false,
  },
  {
    codes: ["ExistingObjectIsDirectory", "ObjectParentIsFile"],
    problem: "the server takes no key that is the beginning of another one, and such an object is there",
    advice: "Choose another prefix.",
    retry: false,
  },
  {
    codes: ["BadDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch", "InvalidDigest"],
    problem: "the server got other bytes than were sent",
    advice: "Look for a proxy that changes what passes through it.",
    retry: false,
  },
  {
    codes: ["EntityTooLarge"],
    problem: "the object, or a part of it, is larger than the server takes",
    advice: "Raise the limit of the server, or of the proxy before it, to 16 MiB or more.",
    retry: false,
  },
  {
    codes: ["QuotaExceeded", "InsufficientStorage"],
    problem: "the store is full",
    advice: "Free some space and run the same command again; what is done is kept.",
    retry: false,
  },
  {
    codes: ["NoSuchUpload"],
    problem: "someone removed the parts of the upload while it ran",
    advice: again,
    retry: true,
  },
  {
    codes: [
      "SlowDown",
      "SlowDownWrite",
      "SlowDownRead",
      "Throttling",
      "ThrottlingException",
      "TooManyRequests",
    ],
    problem: "the server gets more requests than it takes",
    advice: `Give it fewer workers. ${again}`,
    retry: true,
  },
  {
    codes: ["InternalError", "ServiceUnavailable", "OperationAborted"],
    problem: "the server has a problem of its own",
    advice: `Look into the server's log. ${again}`,
    retry: true,
  },
  {
    codes: ["TimeoutError", "RequestTimeout", "ETIMEDOUT"],
    problem: "the server did not answer in time",
    advice: reachAdvice,
    retry: true,
  },
  { codes: ["ECONNREFUSED"], problem: "nothing listens at the endpoint", advice: reachAdvice, retry: true },
  {
    codes: ["ENOTFOUND", "EAI_AGAIN"],
    problem: "the endpoint's host name has no address",
    advice:
      "Correct the endpoint, or turn on the path style: without it the bucket's name is part of the host name. Else look into the network.",
    retry: true,
  },
  {
    codes: ["EHOSTUNREACH", "ENETUNREACH"],
    problem: "no network leads to the endpoint",
    advice: reachAdvice,
    retry: true,
  },
  {
    codes: ["ECONNRESET", "EPIPE", "ECONNABORTED"],
    problem: "the connection was cut",
    advice: reachAdvice,
    retry: true,
  },
  {
    codes: ["EPROTO"],
    problem: "the endpoint does not speak TLS",
    advice: "Write the endpoint with http://, or turn TLS on in the server.",
    retry: false,
  },
  {
    codes: ["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"],
    problem: "the server's certificate is not valid today",
    advice: "Renew the server's certificate, or set this machine's clock.",
    retry: false,
  },
  {
    codes: ["ERR_TLS_CERT_ALTNAME_INVALID"],
    problem: "the server's certificate is for another host",
    advice: tlsAdvice,
    retry: false,
  },
  {
    codes: [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "SELF_SIGNED_CERT_IN_CHAIN",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    ],
    problem: "the server's certificate is not one that this machine trusts",
    advice: tlsAdvice,
    retry: false,
  },
];

const problems = new Map(table.flatMap(({ codes, ...problem }) => codes.map((code) => [code, problem])));

/** What is known of a code; undefined of codes that nobody foresaw. */
export function s3Problem(code: string): S3Problem | undefined {
  return problems.get(code);
}
