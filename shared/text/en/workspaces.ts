/** Plans on this laptop: switching, files, backups. */
export const workspaces = {
  /** Fills `errors:workspaceFileBroken`. */
  broken: {
    cutOff: 'its end is missing; it may not have been copied whole',
    split: 'it is one of several pieces',
    directory: 'its list of parts is damaged',
    manifest: 'manifest.json is missing or does not describe a plan',
    partMissing: 'the part {{part}} is missing',
    partTwice: 'the part {{part}} is there twice',
    partDamaged: 'the part {{part}} is damaged',
    partPlace: 'the part {{part}} is not where it should be',
    partEncrypted: 'the part {{part}} is encrypted',
    partPacking: 'the part {{part}} is packed in an unknown way',
    partHeaders: 'the part {{part}} is described in two different ways',
    partOverlaps: 'the part {{part}} shares bytes with another',
    partCount: 'the part {{part}} does not hold as many records as promised',
    line: '{{part}}, line {{line}}: {{field}} is not what it should be',
    sameId: '{{part}}, line {{line}}: a second record with the id {{field}}',
  },
} as const;
