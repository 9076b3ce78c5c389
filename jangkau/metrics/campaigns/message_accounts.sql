-- One row: an account of the province; agenda_response.sql numbers them in this order.
SELECT account, name, handle, platform, owner, province_code, bakorwil, regency_code, region
FROM accounts_in_scope($province, NULL, NULL, NULL, NULL)
ORDER BY regency_code NULLS FIRST, owner DESC, account;
