/** The JSON-LD context that Croissant 1.1 recommends, with RAI 1.0; only the terms that we write. */
export const croissantContext = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  field: 'cr:field',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  key: 'cr:key',
  rai: 'http://mlcommons.org/croissant/RAI/',
  recordSet: 'cr:recordSet',
  sc: 'https://schema.org/',
} as const
