/** The largest whole number of the API's int32 fields, with which some of them say "no limit". */
export const maxInt32 = 2_147_483_647;
