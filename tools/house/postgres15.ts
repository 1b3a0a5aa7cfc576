/** What PostgreSQL learned after 15, the oldest we run on, by the version that brought it. */
export const tooNew: { what: string; since: number; pattern: RegExp }[] = [
  { what: 'any_value', since: 16, pattern: /\bany_value\s*\(/i },
  { what: 'daitch_mokotoff', since: 16, pattern: /\bdaitch_mokotoff\s*\(/i },
  { what: 'array_shuffle and array_sample', since: 16, pattern: /\barray_(shuffle|sample)\s*\(/i },
  { what: 'pg_input_is_valid', since: 16, pattern: /\bpg_input_(is_valid|error_info)\s*\(/i },
  { what: 'IS JSON', since: 16, pattern: /\bis\s+(not\s+)?json\b/i },
  { what: 'system_user', since: 16, pattern: /\bsystem_user\b/i },
  { what: 'nulls in date_add', since: 16, pattern: /\bdate_(add|subtract)\s*\(/i },
  { what: 'MERGE ... RETURNING', since: 17, pattern: /\bmerge\s+into\b[^;]*\breturning\b/i },
  { what: 'SQL/JSON queries', since: 17, pattern: /\bjson_(table|value|query|exists)\s*\(/i },
  { what: 'uuid_extract_timestamp', since: 17, pattern: /\buuid_extract_\w+\s*\(/i },
  { what: 'uuidv7 and uuidv4', since: 18, pattern: /\buuidv[47]\s*\(/i },
  { what: 'virtual generated columns', since: 18, pattern: /\bgenerated\s+always\s+as\s*\([^;]*?\)\s*virtual\b/i },
  { what: 'WITHOUT OVERLAPS', since: 18, pattern: /\bwithout\s+overlaps\b/i },
  { what: 'NOT ENFORCED', since: 18, pattern: /\bnot\s+enforced\b/i },
  { what: 'casefold', since: 18, pattern: /\bcasefold\s*\(/i },
];
