/** A stack of Amazon Web Services that serves the site: a bucket, CloudFront before it, and a function for addresses. */
import { FOR_EVER, STATUSES_OF_FILES, headerRules, headersFor } from './headers.ts';
import type { HeaderRule, HeaderSettings } from './headers.ts';

/** A template of CloudFormation; what is in it is Amazon's to say. */
export interface Template {
  AWSTemplateFormatVersion: '2010-09-09';
  Description: string;
  Parameters: Record<string, unknown>;
  Conditions: Record<string, unknown>;
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
  Outputs: Record<string, unknown>;
}

/** Amazon's own policy `CachingOptimized`: keeps answers for a day unless it is told otherwise, in each compression. */
const CACHE_POLICY = '658327ea-f89d-4fab-a63d-7e88639e58f6';

/**
 * What CloudFront does with a request before it looks for a file: a folder's page is its index, and has one address. In
 * the JavaScript of CloudFront's functions.
 */
export const viewerRequest = `function handler(event) {
  var request = event.request;
  // Two slashes in front would be another host's address.
  var uri = request.uri.replace(/^[/\\\\]+/, '/');
  var address = uri.replace(/\\/index\\.html$/, '/');
  var name = address.slice(address.lastIndexOf('/') + 1);
  if (name !== '' && name.indexOf('.') < 0) address += '/';
  if (address !== request.uri) {
    var parts = [];
    for (var key in request.querystring) {
      var values = request.querystring[key].multiValue || [request.querystring[key]];
      values.forEach(function (each) {
        parts.push(each.value === '' ? key : key + '=' + each.value);
      });
    }
    var query = parts.length > 0 ? '?' + parts.join('&') : '';
    return {
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: { location: { value: address + query } },
    };
  }
  if (uri.endsWith('/')) request.uri = uri + 'index.html';
  return request;
}
`;

/** What CloudFront adds to an answer that has a file which never changes: its policies of headers also speak for errors. */
export const viewerResponse = `function handler(event) {
  var response = event.response;
  if ([${STATUSES_OF_FILES.join(', ')}].indexOf(response.statusCode) >= 0) {
    response.headers['cache-control'] = { value: '${FOR_EVER}' };
  }
  return response;
}
`;

/** The template, from which \`aws cloudformation deploy\` makes the stack or changes it. */
export function cloudFrontTemplate(settings: HeaderSettings): Template {
  const rules = headerRules(settings);
  const [first, ...others] = rules;
  if (first?.pattern !== `${settings.base}*`)
    throw new RangeError('The first rule of the table is for all of the site.');
  // CloudFront takes the first pattern that matches, so the last rule leads.
  const behaviours = others.toReversed();
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'A static site behind CloudFront. Made by npm run host -- cloudfront.',
    Parameters: {
      Domain: {
        Type: 'String',
        Default: '',
        Description: 'Name of the site; empty for the one that CloudFront gives.',
      },
      Certificate: { Type: 'String', Default: '', Description: 'ARN of its certificate, in us-east-1.' },
    },
    Conditions: { OwnDomain: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Domain' }, ''] }] } },
    Resources: {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      },
      BucketPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: bucketPolicy() },
      Access: {
        Type: 'AWS::CloudFront::OriginAccessControl',
        Properties: {
          OriginAccessControlConfig: {
            Name: { Ref: 'AWS::StackName' },
            OriginAccessControlOriginType: 's3',
            SigningBehavior: 'always',
            SigningProtocol: 'sigv4',
          },
        },
      },
      Addresses: edgeFunction('addresses', viewerRequest, 'Folders and their slash'),
      Lasting: edgeFunction('lasting', viewerResponse, 'Files that never change'),
      ...Object.fromEntries(
        rules.map((rule, index) => [`Headers${index}`, headersPolicy(headersOf(rules, rule), `headers-${index}`)]),
      ),
      Distribution: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            Enabled: true,
            HttpVersion: 'http2and3',
            IPV6Enabled: true,
            Aliases: { 'Fn::If': ['OwnDomain', [{ Ref: 'Domain' }], { Ref: 'AWS::NoValue' }] },
            ViewerCertificate: {
              'Fn::If': [
                'OwnDomain',
                {
                  AcmCertificateArn: { Ref: 'Certificate' },
                  MinimumProtocolVersion: 'TLSv1.2_2021',
                  SslSupportMethod: 'sni-only',
                },
                { CloudFrontDefaultCertificate: true },
              ],
            },
            Origins: [
              {
                Id: 'site',
                DomainName: { 'Fn::GetAtt': ['Bucket', 'RegionalDomainName'] },
                OriginAccessControlId: { 'Fn::GetAtt': ['Access', 'Id'] },
                S3OriginConfig: {},
              },
            ],
            CustomErrorResponses: [
              {
                ErrorCode: 404,
                ResponseCode: 404,
                ResponsePagePath: `${settings.base}404.html`,
                ErrorCachingMinTTL: 60,
              },
            ],
            DefaultCacheBehavior: behaviour(rules, first),
            CacheBehaviors: behaviours.map((rule) => ({
              PathPattern: rule.pattern,
              ...behaviour(rules, rule),
            })),
          },
        },
      },
    },
    Outputs: {
      Bucket: { Value: { Ref: 'Bucket' } },
      Distribution: { Value: { Ref: 'Distribution' } },
      Address: { Value: { 'Fn::GetAtt': ['Distribution', 'DomainName'] } },
    },
  };
}

/** All that is sent with the files of one pattern: CloudFront puts no two policies together. */
function headersOf(rules: readonly HeaderRule[], { pattern }: HeaderRule): Record<string, string> {
  return headersFor(rules, pattern.replace(/\*$/, ''));
}

function edgeFunction(name: string, code: string, comment: string) {
  return {
    Type: 'AWS::CloudFront::Function',
    Properties: {
      Name: { 'Fn::Sub': `\${AWS::StackName}-${name}` },
      AutoPublish: true,
      FunctionCode: code,
      FunctionConfig: { Comment: comment, Runtime: 'cloudfront-js-2.0' },
    },
  };
}

function behaviour(rules: readonly HeaderRule[], rule: HeaderRule): Record<string, unknown> {
  const lasts = headersOf(rules, rule)['Cache-Control'] === FOR_EVER;
  const runs = (type: string, name: string) => ({
    EventType: type,
    FunctionARN: { 'Fn::GetAtt': [name, 'FunctionARN'] },
  });
  return {
    TargetOriginId: 'site',
    ViewerProtocolPolicy: 'redirect-to-https',
    AllowedMethods: ['GET', 'HEAD'],
    Compress: true,
    CachePolicyId: CACHE_POLICY,
    ResponseHeadersPolicyId: { Ref: `Headers${rules.indexOf(rule)}` },
    FunctionAssociations: [runs('viewer-request', 'Addresses'), ...(lasts ? [runs('viewer-response', 'Lasting')] : [])],
  };
}

function bucketPolicy(): Record<string, unknown> {
  const distribution = 'arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Distribution}';
  const statement = (action: string, resource: unknown) => ({
    Effect: 'Allow',
    Principal: { Service: 'cloudfront.amazonaws.com' },
    Action: action,
    Resource: resource,
    Condition: { StringEquals: { 'AWS:SourceArn': { 'Fn::Sub': distribution } } },
  });
  return {
    Bucket: { Ref: 'Bucket' },
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        statement('s3:GetObject', { 'Fn::Sub': '${Bucket.Arn}/*' }),
        // Without it a file that is not there is one that may not be seen: 403 instead of 404.
        statement('s3:ListBucket', { 'Fn::GetAtt': ['Bucket', 'Arn'] }),
      ],
    },
  };
}

/** Headers for which CloudFront has words of its own; the others are plain names and values. */
const OWN_WORDS = new Set([
  'Content-Security-Policy',
  'X-Content-Type-Options',
  'Referrer-Policy',
  'Strict-Transport-Security',
  'Access-Control-Allow-Origin',
]);

function headersPolicy(
  headers: Readonly<Record<string, string>>,
  name: string,
): { Type: string; Properties: Record<string, unknown> } {
  const seconds = /^max-age=(\d+)$/.exec(headers['Strict-Transport-Security'] ?? '')?.[1];
  const origin = headers['Access-Control-Allow-Origin'];
  return {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        Name: { 'Fn::Sub': `\${AWS::StackName}-${name}` },
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { ContentSecurityPolicy: headers['Content-Security-Policy'], Override: true },
          ContentTypeOptions: { Override: true },
          ReferrerPolicy: { ReferrerPolicy: headers['Referrer-Policy'], Override: true },
          ...(seconds && {
            StrictTransportSecurity: { AccessControlMaxAgeSec: Number(seconds), Override: true },
          }),
        },
        ...(origin && {
          CorsConfig: {
            AccessControlAllowCredentials: false,
            AccessControlAllowHeaders: { Items: ['*'] },
            AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
            AccessControlAllowOrigins: { Items: [origin] },
            OriginOverride: true,
          },
        }),
        CustomHeadersConfig: {
          Items: Object.entries(headers)
            .filter(([header, value]) => !OWN_WORDS.has(header) && value !== FOR_EVER)
            .map(([header, value]) => ({ Header: header, Value: value, Override: true })),
        },
      },
    },
  };
}
